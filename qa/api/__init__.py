"""The same answer for other programs: HTTP under `/v1`, in its own form and in OpenAI's, and MCP."""
