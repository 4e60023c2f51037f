"""补考通知书 and its kin: 存根, 通知 and 回执 on one sheet."""
