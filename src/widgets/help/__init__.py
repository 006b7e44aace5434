"""Help: the handbook (*handbok*) opened with F1, and the list of keys."""
