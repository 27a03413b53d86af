"""Days and years as the text tells them."""
