"""个人信息的生命周期: leaving seals, retention ends in a January list, destruction by three people, and exports."""
