"""备份 and 恢复密钥单: copies of the data, whether all is whole, and the sheet that brings the key back."""
