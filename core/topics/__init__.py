"""What a page can ask for: settings, questions and the types of their answers. Torch-free."""
