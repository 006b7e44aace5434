"""Every table of the workspace, a module for each subject.

Whoever has one has them all: a new workspace, the change log and undo need every table there is, and a module that lies
here cannot be forgotten.
"""

from importlib import import_module
from pkgutil import iter_modules

for _module in iter_modules(__path__):
    import_module(f"{__name__}.{_module.name}")
