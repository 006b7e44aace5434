"""What the machine gives and no subject owns: whole files, the clock, bundled resources, the system's reasons."""
