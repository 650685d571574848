"""Tell the customer: a letter with its checks, or a call with its note."""
