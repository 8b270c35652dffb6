"""The command line: parses, opens the desk, prints. stdout is data, stderr is talk; no rules of the trade here."""
