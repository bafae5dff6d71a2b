"""Pages whose sites are known: by rules, and the syndicate's."""
