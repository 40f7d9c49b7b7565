"""The wall of recognitions, and the pages that hold what is done against what is said."""
