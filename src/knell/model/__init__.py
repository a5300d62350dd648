"""The nouns of casualty recording: frozen, slotted, and without behaviour that needs a framework."""
