// Title: Holders of offices
// Answers: Whom do articles name in these offices?
// Parameters:
//   ids: strings -- offices, each with a quarter of a year
// Columns:
//   office -- the office
//   full -- the person's name, folded
//   articles -- how many articles of that quarter name this person in it
UNWIND $ids AS id
MATCH (o:Name {id: id})<-[r:CALLED {rule: 'names in office'}]-(n:Name)
RETURN o.id AS office, n.id AS full, r.articles AS articles
