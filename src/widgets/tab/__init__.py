"""What stands between the window and its tabs: what each asks of the other, and the one way to write."""
