"""The wall of recognitions, and the pages that compare what is preached with what is practised."""
