// Stands in for wallet packages that are pulled in but never used here.
module.exports = {};
