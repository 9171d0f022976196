"""Several machines on one: network namespaces with disks of their own, certificates, a reverse proxy."""
