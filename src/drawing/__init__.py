"""Charts as data, their layout and their colours by meaning: drawn by the window and on paper alike."""
