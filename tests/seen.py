"""What a browser would make of a piece of HTML."""

from html.parser import HTMLParser


class Seen(HTMLParser):
    """What a browser would make of it: tags with their attributes, and text."""

    def __init__(self, body: str):
        super().__init__()
        self.tags, self.text = [], ""
        self.feed(str(body))
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text += data
