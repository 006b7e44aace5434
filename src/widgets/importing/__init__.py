"""Taking in a file (*läsa in*): what it holds is shown first, and nothing is written before the user says so."""
