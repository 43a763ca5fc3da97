// Title: Short names, as stored
// Answers: For which persons do these names of one word, or offices, stand?
// Parameters:
//   ids: strings -- names
// Columns:
//   short -- the short name
//   full -- the person's name, folded
//   rule -- by which rule
UNWIND $ids AS id
MATCH (o:Name {id: id})<-[r:CALLED]-(n:Name)
WHERE r.rule = 'short name' OR r.rule = 'office'
RETURN o.id AS short, n.id AS full, r.rule AS rule
