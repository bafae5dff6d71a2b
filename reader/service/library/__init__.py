"""What is done with what the library holds."""
