"""The reliability campaign: runs that anybody can repeat, and the figures they gave."""
