"""The view where a definition (*definition*) is looked at, changed on trial and saved as a new version."""
