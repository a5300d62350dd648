"""How pages and the terminal say the values of the model in English."""
