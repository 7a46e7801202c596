"""/muster hand over and acting, and accounts that close."""
