"""*Räkna om mitt dokument*: a finished table or document beside what does not agree in it."""
