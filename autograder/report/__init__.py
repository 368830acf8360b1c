"""All that is written about a result: journal, gradebook, tables, feedback pages, executed notebooks."""
