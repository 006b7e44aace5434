"""Files from outside before anyone knows what they hold: letters, cells, sizes, what they are not."""
