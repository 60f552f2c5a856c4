"""Other search engines, put to the same work as ours by bench/compare: a module each."""
