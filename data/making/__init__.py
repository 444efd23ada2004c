"""How the synthetic registrants of the drives in this folder are made."""
