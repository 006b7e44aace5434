"""Sheets that the parties fill in (*blanketter*), out as Excel workbooks and back in."""
