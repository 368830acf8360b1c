"""The student's process, inside the sandbox: runs cells and answers the judge; nothing it says is believed."""
