"""The door to a dashboard that is open to the network: a class password, a ticket for those who know it, a short wait.

It knows nothing of Streamlit and nothing of the pages: `core.gate.gate.Gate` stands around the whole ASGI application.
"""
