"""The window around the tabs: bar, tab row, menu, command search, messages, start page."""
