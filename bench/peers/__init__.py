"""The search engines that bench/compare compares with ours, a module for each."""
