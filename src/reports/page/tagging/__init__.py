"""Tagged PDF on ReportLab, which writes no tags of its own: structure tree, marked canvas, metadata.

Nothing in ReportLab is replaced at module level. Where its objects must differ, a subclass or a single instance
does, and says which habit of ReportLab it works around.
"""
