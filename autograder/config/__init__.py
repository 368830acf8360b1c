"""What every package needs: settings, limits, paths, files, texts made harmless, errors, JSON messages."""
