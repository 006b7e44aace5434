"""The tab Insatser och behov."""
