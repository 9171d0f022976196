"""How each topic learns: one package or module a topic, with a `Trainer` and an `Inspector`."""
