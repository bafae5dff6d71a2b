"""Who wrote what, when and where: the facts of an article."""
