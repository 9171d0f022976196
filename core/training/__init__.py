"""What every trainer shares: the contract, the loop, the history, checkpoints and the device."""
