"""What is done with a workspace as a whole: the example made, everything checked, its settings changed."""
