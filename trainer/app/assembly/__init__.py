"""How the services of each capability are made, floor by floor: a floor stands on those that it asks for."""
