"""The terms and the arithmetic of Lägesbild: no Qt, no SQL, no pandas, no files, no clock."""
