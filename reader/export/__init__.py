"""What a person takes along: columns as Markdown, HTML, EPUB and JSON Lines. Pure; nothing here touches a file."""
