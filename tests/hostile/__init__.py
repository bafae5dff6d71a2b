"""What Byline promises about a hostile world, each promise a harness with a size: small in the tests, full by hand."""
