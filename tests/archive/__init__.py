"""Archives of one body over many years, made up, and what is read of them."""
