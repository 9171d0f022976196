"""From a typed sentence to numbers: cleaning, cutting into words, and the vocabulary that numbers them."""
