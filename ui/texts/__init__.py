"""Every word of the interface, in Chinese and in English; one file per room."""
