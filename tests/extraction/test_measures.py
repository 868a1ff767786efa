"""What the figures of a sentence count: a table of news sentences with every figure's predicate and counted words."""

import pytest

from claimtrack.extraction.extract import extract
from claimtrack.extraction.figures import Figure
from claimtrack.extraction.measures import MeasureReading, read_measures
from claimtrack.extraction.scan import scan
from claimtrack.lexicon.loader import load_lexicon
from claimtrack.parsing.quantities import find_quantities

SENTENCES = [
    ("An explosion that killed two policemen injured 14 people.", [("two", "killed", "policemen"), ("14", "injured", "people")]),
    ("The death toll rose to 47 and nine people lost their lives.", [("47", "killed", None), ("nine", "killed", "people")]),
    ("The blast left 20 people dead and 40 injured.", [("20", "killed", "people"), ("40", "injured", "people")]),
    ("At least 12 people, including a child, were killed when a bus left the road.", [("At least 12", "killed", "people")]),
    ("Around 250 hostages were taken to the coast.", [("Around 250", "taken_hostage", "hostages")]),
    ("They want the release of 40 Dutch prisoners.", [("40", "released", "Dutch prisoners")]),
    ("Norway released 31 imprisoned sailors.", [("31", "released", "imprisoned sailors")]),
    ("Police arrested 35 people and 200 protesters were detained.", [("35", "arrested", "people"), ("200", "arrested", "protesters")]),
    ("The deaths of four patients were reported.", [("four", "killed", "patients")]),
    ("Nine more bodies were found, raising the toll to 47.", [("Nine", "found", "bodies"), ("47", "killed", None)]),
    ("Dead: 14", [("14", "killed", None)]),
    ("The flood destroyed 300 homes and damaged 1,200 others.", [("300", "destroyed", "homes"), ("1,200", "damaged", "others")]),
    ("While police counted 119,000 demonstrators, 800,000 people marched.", [("119,000", "attended", "demonstrators"), ("800,000", "attended", "people")]),
    ("The number of injured reached 300.", [("300", "injured", None)]),
    ("The raid ended with two people sustaining injuries.", [("two", "injured", "people")]),
    ("The union said 2,500 workers joined the march; the company said fewer than 900 had.", [("2,500", "attended", "workers"), ("fewer than 900", "attended", "workers")]),
    ("The ministry says the increase was 11 percent.", [("11 percent", "rose", None)]),
    ("There were over 300 people on that boat.", [("over 300", "aboard", "people")]),
    ("The bus had 52 passengers.", [("52", "aboard", "passengers")]),
    ("The manifest listed 141 passengers.", [("141", "aboard", "passengers")]),
    ("The crash killed 40 passengers.", [("40", "killed", "passengers")]),
    ("The airline carried 3 million passengers in May.", [("3 million", "carry", "passengers")]),
    ("The outage lasted eleven hours.", [("eleven hours", "duration", None)]),
    ("The strike lasted for more than three weeks.", [("more than three weeks", "duration", None)]),
    ("The leak had gone on for two hours.", [("two hours", "duration", None)]),
    ("There were twelve dismissals.", [("twelve", "cut", "dismissals")]),
    ("The state owed contractors 900 million shillings.", [("900 million shillings", "owe", None)]),
    ("It took four days to reach them.", [("four days", "duration", None)]),
    ("Some 72 percent oppose the plan.", [("Some 72 percent", "oppose", None)]),
    ("The shop offers a 15 percent discount the whole week.", [("15 percent", "offer", "discount")]),
    ("Clients had pulled out 14 billion.", [("14 billion", "pull", None)]),
    ("Rescuers pulled out 14 survivors.", [("14", "rescued", "survivors")]),
    ("The storm destroyed 37 houses with 158 residents.", [("37", "destroyed", "houses"), ("158", "resident", "residents")]),
    ("1,024 people were polled in February.", [("1,024", "poll", "people")]),
    ("The party polled 31 percent.", [("31 percent", "won", None)]),
    ("Some 54 percent of infants had received parcels.", [("Some 54 percent", "receive", "infants")]),
    ("The party had received 54 percent of the vote.", [("54 percent", "won", "vote")]),
    ("Deaths fell to 300 last month.", [("300", "killed", "Deaths")]),
    ("Flood toll hits 324, over 220,000 in relief camps", [("324", "killed", None), ("over 220,000", "be", None)]),
    ("Police confirmed 17 cases, including four deaths, and are monitoring 230 contacts.", [("17", "confirmed", "cases"), ("four", "killed", "deaths"), ("230", "monitor", "contacts")]),
    ("The bank posted a profit of 4.1 billion euros, up 18 percent on the year and above the 3.6 billion forecast.", [("4.1 billion euros", "profit", "profit"), ("18 percent", "rose", None), ("3.6 billion", "profit", None)]),
    ("Shares in the company were down by 2.5 percent.", [("2.5 percent", "fell", "Shares")]),
    ("Women make up 18 percent of the force.", [("18 percent", "make", "force")]),
    ("Turnout was up to 61 percent, up from 58 percent.", [("up to 61 percent", "turnout", "Turnout"), ("58 percent", "turnout", "Turnout")]),
    ("About 60 percent of the crop has been lost.", [("About 60 percent", "lose", "crop")]),
    ("The index lost 3 percent.", [("3 percent", "fell", "index")]),
    ("The strike killed eight people, including two medics, the union said, a figure that could not be confirmed.", [("eight", "killed", "people"), ("two", "killed", "medics")]),
    ("Students say 450,000 turned up, down from half a million.", [("450,000", "attended", None), ("half a million", "attended", None)]),
    ("The union counted 6,000 marchers; police said there were 3,500 of them.", [("6,000", "attended", "marchers"), ("3,500", "attended", "marchers")]),
    ("The coast guard says it is looking for only eight.", [("eight", "missing", None)]),
    ("The president led with 50.4 percent of votes cast.", [("50.4 percent", "won", "votes")]),
    ("Some 68 percent of voters cast ballots.", [("Some 68 percent", "voted", "voters")]),
    ("Closure charges will come in at 580 million euros.", [("580 million euros", "cost", "Closure charges")]),
    ("The commission put turnout at 71.2 percent; the party spoke of 60 percent.", [("71.2 percent", "turnout", "turnout"), ("60 percent", "turnout", "turnout")]),
    ("Tourism rose 3 percent; the bank spoke of 2 percent.", [("3 percent", "rose", "Tourism"), ("2 percent", "speak", None)]),
    ("Kyiv claimed to have downed 38 of the 51 drones launched.", [("38", "intercepted", None), ("51", "fired", "drones")]),
    ("He was jailed for the manslaughter of 66 people.", [("66", "killed", "people")]),
    ("The ferry sank, with eight people confirmed dead.", [("eight", "killed", "people")]),
    ("The number of jobs to go remains 3,500; the union said that it was 5,200.", [("3,500", "cut", "jobs"), ("5,200", "cut", "jobs")]),
    ("It was not 40 people but 65.", [("40", "be", "people"), ("65", "be", "people")]),
    ("Half of the 64 cases were children.", [("Half", "confirmed", None), ("64", "confirmed", "cases")]),
    ("In Nice 12 were arrested.", [("12", "arrested", None)]),
    ("In the Lipa district 14 were killed.", [("14", "killed", None)]),
    ("The number of deaths had edged up to 58.", [("58", "killed", "deaths")]),
    ("Inflation crept up to 5.2 percent.", [("5.2 percent", "inflation", "Inflation")]),
    ("The hall holds up to 40 people.", [("up to 40", "held", "people")]),
    ("Death toll in bus crash rises to 26", [("26", "killed", None)]),
    ("A rise of 26 percent was reported.", [("26 percent", "rose", None)]),
    ("Quake toll climbs past 300", [("300", "killed", None)]),
    ("Sales dropped to 300,000 units.", [("300,000", "sold", "units")]),
    ("Sales dropped to 300,000 euros.", [("300,000 euros", "revenue", "Sales")]),
    ("The bus had 52 people on board.", [("52", "aboard", "people")]),
    ("The boat was carrying 220 passengers when it sank.", [("220", "aboard", "passengers")]),
    ("The airline carried 19 million passengers in 2023.", [("19 million", "carry", "passengers")]),
    ("Port authorities said 190 passengers boarded in Minova.", [("190", "aboard", "passengers")]),
    ("The truck carried 12 people to hospital.", [("12", "hospitalised", "people")]),
    ("Gunmen seized 104 people from the village.", [("104", "taken_hostage", "people")]),
    ("Police seized 12 tonnes of cocaine.", [("12 tonnes", "seized", "cocaine")]),
    ("The candidate received 318,400 votes.", [("318,400", "won", "votes")]),
    ("The candidate received 318,400 euros.", [("318,400 euros", "receive", None)]),
    ("Some 252 people were in the mine when the fire broke out.", [("Some 252", "inside", "people")]),
    ("There were 40 people inside the building, the owner said.", [("40", "inside", "people")]),
    ("Some 150 people are believed to be inside.", [("Some 150", "inside", "people")]),
    ("A warehouse with 40 people inside collapsed.", [("40", "inside", "people")]),
    ("Police arrested 40 people inside the mosque.", [("40", "arrested", "people")]),
    ("Some 20 guests in the hotel were hurt.", [("Some 20", "injured", "guests")]),
    ("Twelve people died inside the mosque.", [("Twelve", "killed", "people")]),
    ("Officials said 1,200 were sheltering in the school.", [("1,200", "shelter", None)]),
    ("The plane had 11 tonnes of fuel on board.", [("11 tonnes", "have", "fuel")]),
    ("The police put the number of passengers at 61.", [("61", "aboard", "passengers")]),
    ("The organisers said that 120,000 had come.", [("120,000", "attended", None)]),
    ("The army said that 20 soldiers had come under fire.", [("20", "come", "soldiers")]),
    ("Police took 31 people into custody.", [("31", "arrested", "people")]),
    ("By noon 25 have since been let go.", [("25", "released", None)]),
    ("The deal means that 2,800 jobs will disappear.", [("2,800", "cut", "jobs")]),
    ("Two hikers disappeared.", [("Two", "missing", "hikers")]),
    ("Some 56 people needed medical care.", [("Some 56", "treated", "people")]),
    ("Some 3,400 children have caught the disease.", [("Some 3,400", "confirmed", "children")]),
    ("Fewer than 150,000 had received the jab.", [("Fewer than 150,000", "vaccinated", None)]),
    ("Turnout was 61 percent.", [("61 percent", "turnout", "Turnout")]),
    ("Unemployment fell to 4.1 percent from 4.3 percent.", [("4.1 percent", "unemployment", "Unemployment"), ("4.3 percent", "unemployment", "Unemployment")]),
    ("Revenue rose 12 percent to $3.4 billion.", [("12 percent", "rose", "Revenue"), ("$3.4 billion", "revenue", "Revenue")]),
    ("With 12 dead and 30 missing, rescuers pulled five people alive from the rubble.", [("12", "killed", None), ("30", "missing", None), ("five", "rescued", "people")]),
    ("The storm killed at least 12 and wounded dozens.", [("at least 12", "killed", None), ("dozens", "injured", None)]),
    ("An estimated 3 million people have fled their homes.", [("An estimated 3 million", "displaced", "people")]),
    ("The court sentenced him to 12 years in prison.", [("12 years", "sentenced", None)]),
    ("The firm cut 4,000 jobs and sold 12 factories for $2 billion.", [("4,000", "cut", "jobs"), ("12", "sold", "factories"), ("$2 billion", "sold", None)]),
    ("Shipments fell to 1.1 million.", [("1.1 million", "shipment", None)]),
    ("Prosecutors want nine years in prison for him.", [("nine years", "sentenced", None)]),
    ("He was killed together with at least five members of his family.", [("at least five", "killed", "members of his family")]),
    ("Inflation climbed above 75 percent.", [("above 75 percent", "inflation", "Inflation")]),
    ("Unemployment fell by 0.3 percentage points.", [("0.3 percentage points", "fell", "Unemployment")]),
    ("The number of missing recruits was put at 30.", [("30", "missing", "missing recruits")]),
    ("The bank bought the firm for 40 million euros.", [("40 million euros", "bought", None)]),
    ("The dead included three tourists.", [("three", "killed", "tourists")]),
    ("Three tourists were among the dead.", [("Three", "killed", "tourists")]),
    ("The crash killed a family of six people.", [("six", "killed", "people")]),
    ("At least 77 people were found to have been killed.", [("At least 77", "killed", "people")]),
    ("The clinic treated 320 wounded.", [("320", "treated", None)]),
    ("Europe must expect 94,000 heat deaths.", [("94,000", "killed", "heat deaths")]),
    ("The fire destroyed 9,000 hectares.", [("9,000 hectares", "burned", None)]),
    ("Dengue cases have doubled.", [("doubled", "rose", "Dengue cases")]),
    ("The village had 300 houses.", [("300", "have", "houses")]),
    ("Seventy corpses lay in the morgue.", [("Seventy", "lie", "corpses")]),
    ("Some 1,052 more people than usual had died.", [("Some 1,052", "excess_deaths", "people")]),
    ("Israel would, in return, free 200 prisoners.", [("200", "released", "prisoners")]),
    ("Some 66 of the injured were still in hospital.", [("Some 66", "hospitalised", None)]),
    ("The storm killed 12 people and 30 soldiers.", [("12", "killed", "people"), ("30", "killed", "soldiers")]),
    ("The union said 40,000 people marched; police counted 11,500.", [("40,000", "attended", "people"), ("11,500", "attended", "people")]),
    ("The clinic saw 212 infections, compared with 380 in March.", [("212", "confirmed", "infections"), ("380", "confirmed", "infections")]),
    ("The bank shed 3 percent.", [("3 percent", "fell", "bank")]),
    ("The party received 53.7 percent of the vote.", [("53.7 percent", "won", "vote")]),
    ("The navy seized 3 tonnes of cocaine.", [("3 tonnes", "seized", "cocaine")]),
    ("Two people were killed and seven others hurt.", [("Two", "killed", "people"), ("seven", "injured", "others")]),
    ("Some 500 officers will guard the summit.", [("Some 500", "guard", "officers")]),
    ("The flats housed 70 people.", [("70", "house", "people")]),
    ("They spoke of a six-week break in fighting.", [("six-week", "duration", "break in fighting")]),
    ("Among the injured were 12 sailors.", [("12", "injured", "sailors")]),
    ("They saved 40 million euros a year.", [("40 million euros a year", "save", None)]),
    ("Some 1,200 posts would go.", [("Some 1,200", "cut", "posts")]),
    ("The brigade lost 14 soldiers.", [("14", "killed", "soldiers")]),
    ("The Greens came second with 21 percent, followed by the Liberals with 9 percent.", [("21 percent", "won", None), ("9 percent", "won", None)]),
    ("The ministry confirmed 31 deaths.", [("31", "killed", "deaths")]),
    ("Most people died in 11 villages.", [("11", "be", "villages")]),
    ("Police used tear gas against hundreds of demonstrators.", [("hundreds", "attended", "demonstrators")]),
    ("Ten people from three families were killed.", [("Ten", "killed", "people"), ("three", "be", "families")]),
    ("The charity has put up 120 beds and asked for help.", [("120", "put", "beds")]),
    ("Divers found it at a depth of 12 metres.", [("12 metres", "depth", None)]),
    ("Exit polls gave the Greens 22.5 percent.", [("22.5 percent", "support", None)]),
    ("Rescuers put the missing at 19.", [("19", "missing", None)]),
    ("The committee's tally of 3,400 damaged homes counts no barns.", [("3,400", "damaged", "homes")]),
    ("Thousands march in Porto.", [("Thousands", "attended", None)]),
    ("The mayor had planned 60 flights and half of them were cancelled.", [("60", "plan", "flights"), ("half", "cancel", None)]),
    ("Crude traded at $84 a barrel.", [("$84 a barrel", "price", None)]),
    ("The army reported 120 dead soldiers and admitted 9 of its own.", [("120", "killed", "soldiers"), ("9", "killed", "soldiers")]),
    ("Some 60,000 people would have to leave their homes.", [("Some 60,000", "displaced", "people")]),
    ("According to police, 12,000 people turned out.", [("12,000", "attended", "people")]),
    ("The plant turned out 12,000 cars.", [("12,000", "produced", "cars")]),
    ("Survivors insist that at least 300 were on board.", [("at least 300", "aboard", None)]),
    ("The plane crashed with 62 people aboard, killing 40.", [("62", "aboard", "people"), ("40", "killed", None)]),
    ("Rescuers are still searching for 46 people.", [("46", "missing", "people")]),
    ("The ministry is looking for 300 teachers.", [("300", "look", "teachers")]),
    ("Shares in the airline lost 11 percent.", [("11 percent", "fell", "Shares")]),
    ("Of 300 people who lived here, 250 are gone.", [("300", "live", "people"), ("250", "go", None)]),
    ("He says that ten times as many are needed.", [("ten times", "need", None)]),
    ("Rents more than doubled.", [("more than doubled", "rose", "Rents")]),
    ("Prosecutors had asked for nine years.", [("nine years", "sentenced", None)]),
    ("The prosecution is seeking 12 years for him.", [("12 years", "sentenced", None)]),
    ("The party will hold 48 of 120 seats.", [("48", "hold", None), ("120", "hold", "seats")]),
    ("The survey had given her party 38 percent last week.", [("38 percent", "support", None)]),
    ("Some 5,000 migrants arrived at the centre, which has room for 400.", [("Some 5,000", "arrive", "migrants"), ("400", "capacity", None)]),
    ("Its troops destroyed 14 tanks and lost 22 men.", [("14", "destroyed", "tanks"), ("22", "lose", "men")]),
    ("The club lost 22 members.", [("22", "lose", "members")]),
    ("The number of cases will double by May.", [("double", "rose", "cases")]),
    ("The driver had 4 years of experience.", [("4 years", "have", "experience")]),
    ("Each morning 90 more arrive.", [("90", "arrive", None)]),
    ("The camp was built for 40,000 people, but 200,000 live there.", [("40,000", "build", "people"), ("200,000", "live", None)]),
    ("Ferrum employs 21,000 people, of whom 9,400 work in Dunhaven.", [("21,000", "employ", "people"), ("9,400", "work", "people")]),
    ("Sales were 8 percent lower than in the previous quarter.", [("8 percent", "fell", "Sales")]),
    ("It sold 1,900 cars, 8 percent fewer than a year before.", [("1,900", "sold", "cars"), ("8 percent", "fell", "cars")]),
    ("Women were hit harder: their death rate was 56 percent higher.", [("56 percent", "be", None)]),
    ("The agency has sent 60 doctors to the region.", [("60", "deployed", "doctors")]),
    ("Twenty fighters were neutralised in the raid.", [("Twenty", "neutralise", "fighters")]),
    ("The club denied that 40 officers were hurt: it had been three.", [("40", "injured", "officers"), ("three", "injured", "officers")]),
    ("Italy had the most deaths with 18,010, followed by Spain with 11,324.", [("18,010", "killed", None), ("11,324", "killed", None)]),
    ("Twenty fighters were eliminated in the raid.", [("Twenty", "killed", "fighters")]),
    ("The plan will eliminate 300 jobs.", [("300", "cut", "jobs")]),
    ("Demonstrators set fire to 14 cars and looted nine shops.", [("14", "burned", "cars"), ("nine", "loot", "shops")]),
    ("The government raised the price of petrol by 25 percent.", [("25 percent", "rose", "price of petrol")]),
    ("The bank cut its rate by half a percentage point.", [("half a percentage point", "fell", "rate")]),
    ("Floods in the Lorn valley kill at least 21", [("at least 21", "killed", None)]),
    ("The state will spend 12 million dollars on nets, and 300 soldiers will help to spray houses.", [("12 million dollars", "cost", None), ("300", "help", "soldiers")]),
    ("The firm will close two of its five furnaces.", [("two", "close", None), ("five", "close", "furnaces")]),
    ("The clinic received 29 bodies and treated 70 injured, 12 of whom later died.", [("29", "receive", "bodies"), ("70", "treated", None), ("12", "killed", None)]),
    ("The clinic had admitted 176 injured, 142 of them with bullet wounds.", [("176", "hospitalised", None), ("142", "injured", None)]),
    ("The blast left one dead and one wounded.", [("one", "killed", None), ("one", "injured", None)]),
    ("Two people were killed in the incident with one injured.", [("Two", "killed", "people"), ("one", "injured", "people")]),
    ("There was only one injury, the mayor said.", [("one", "injured", "injury")]),
    ("Relatives posted the names of 22 victims.", [("22", "name", "victims")]),
    ("Relatives posted the names of 20 people who were killed.", [("20", "killed", "people")]),
    ("The troops bulldozed 17 greenhouses.", [("17", "bulldoze", "greenhouses")]),
    ("The deal would free 40 hostages in exchange for 400 prisoners.", [("40", "released", "hostages"), ("400", "released", "prisoners")]),
    ("Oil rose $2.10 to $84.20 a barrel.", [("$2.10", "rose", "Oil"), ("$84.20 a barrel", "price", None)]),
    ("The ransom was 5,000 dollars a head.", [("5,000 dollars a head", "ransom", None)]),
    ("The ship took 140 people on board.", [("140", "take", "people")]),
    ("A boat with 140 people on board sank.", [("140", "aboard", "people")]),
    ("The wave carried off 83 houses.", [("83", "destroyed", "houses")]),
    ("Gunmen carried off 83 pupils.", [("83", "taken_hostage", "pupils")]),
    ("The party will have 74 of the 150 seats, two short of a majority.", [("74", "have", None), ("150", "have", "seats")]),
    ("Members of five families were killed.", [("five", "be", "families")]),
    ("A total of 38 people were killed.", [("38", "killed", "people")]),
    ("The Rapid Support Forces spoke of 82 dead, and the local Emergency Response Room of 71, among them 23 children.", [("82", "killed", None), ("71", "killed", None), ("23", "killed", "children")]),
    ("The mayor spoke of 82 dead, and the head of the party of 71 seats.", [("82", "killed", None), ("71", "won", "seats")]),
    ("We have lost over 90 people, and 600 homes are gone.", [("over 90", "killed", "people"), ("600", "destroyed", "homes")]),
    ("The firm lost 90 customers.", [("90", "lose", "customers")]),
    ("The agency had registered 103 people as missing.", [("103", "missing", "people")]),
    ("The hospital listed 12 as dead.", [("12", "killed", None)]),
    ("Doctors counted 40 as injured.", [("40", "injured", None)]),
    ("They used 40 boats as shelters.", [("40", "use", "boats")]),
    ("Some 61 people had died, 22 of them children, and 86 people remained missing.", [("Some 61", "killed", "people"), ("22", "killed", "children"), ("86", "missing", "people")]),
    ("The ministry said 61 people had died, 22 of them children, and that 86 people remained missing.", [("61", "killed", "people"), ("22", "killed", "children"), ("86", "missing", "people")]),
    ("Nine people were arrested, and two of them were hurt.", [("Nine", "arrested", "people"), ("two", "injured", "people")]),
    ("The group said 145 wounded people had been taken to clinics.", [("145", "hospitalised", "wounded people")]),
    ("Some 12 injured workers were rescued.", [("Some 12", "rescued", "injured workers")]),
    ("Some 70 corpses lay in the morgue.", [("Some 70", "lie", "corpses")]),
    ("More than 150 of its supporters were taken away.", [("More than 150", "arrested", "supporters")]),
    ("Police led away 12 students.", [("12", "arrested", "students")]),
    ("The lorries took away 12 tonnes of rubble.", [("12 tonnes", "take", "rubble")]),
    ("Insurers said the damage did not exceed $8 million.", [("not exceed $8 million", "cost", "damage")]),
    ("The toll has not exceeded 40.", [("not exceeded 40", "killed", None)]),
    ("It cut 3,050 jobs, not the 2,800 it had announced on Wednesday.", [("3,050", "cut", "jobs"), ("2,800", "cut", "jobs")]),
    ("It cut 3,050 jobs in the first half of the year, not the 2,800 it had announced on Wednesday.", [("3,050", "cut", "jobs"), ("2,800", "cut", "jobs")]),
    ("It cut 2,800 jobs worldwide in the first half of the year as operating profit fell 41 percent.", [("2,800", "cut", "jobs"), ("41 percent", "fell", "operating profit")]),
    ("It cut 2,800 jobs as profit in Europe fell 41 percent.", [("2,800", "cut", "jobs"), ("41 percent", "fell", "profit")]),
    ("Some 38 percent of Armenians support the protests and 44 percent oppose them.", [("Some 38 percent", "support", "Armenians"), ("44 percent", "oppose", None)]),
    ("Some 38 percent trust her.", [("Some 38 percent", "trust", None)]),
    ("The union said 1,100 people had been on the night shift.", [("1,100", "inside", "people")]),
    ("There are 40 of them down there.", [("40", "inside", None)]),
    ("Estimates of the size of the march vary, from fewer than 19,000 to 100,000.", [("from fewer than 19,000 to 100,000", "attended", None)]),
    ("Estimates of the size of the march vary widely, from fewer than 19,000, according to police, to 100,000 claimed by the organisers.", [("fewer than 19,000", "attended", None), ("100,000", "attended", None)]),
    ("The committee said 40 others were wounded and that six of the dead were children.", [("40", "injured", "others"), ("six", "killed", "children")]),
    ("Some 30 people were killed and 40 wounded, and six of the dead were children.", [("Some 30", "killed", "people"), ("40", "injured", "people"), ("six", "killed", "children")]),
    ("The firm closed 14 of its mills, four of which were in Lund.", [("14", "close", "mills"), ("four", "close", "mills")]),
    ("Some 15 people died, four of whom were prison guards.", [("Some 15", "killed", "people"), ("four", "killed", "prison guards")]),
    ("Some 15 people died, of whom four were women.", [("Some 15", "killed", "people"), ("four", "killed", "women")]),
    ("The mud buried 28 houses and 12 miners.", [("28", "destroyed", "houses"), ("12", "trapped", "miners")]),
    ("Twelve of the dead were children.", [("Twelve", "killed", "children")]),
    ("Twelve of the boats were lost.", [("Twelve", "lose", "boats")]),
    ("The hospital said 30 patients with severe burns could not be moved.", [("30", "move", "patients")]),
    ("It lost 3,600 jobs in the first half of this year, not 2,800.", [("3,600", "cut", "jobs"), ("2,800", "cut", "jobs")]),
    ("Police arrested the owner of the mill, Shahed Karim, and five executives.", [("five", "arrested", "executives")]),
    ("Police arrested the owner of the mill, and five executives resigned.", [("five", "resign", "executives")]),
    ("The war has uprooted more than 12 million people.", [("more than 12 million", "displaced", "people")]),
    ("Damage to roads was estimated at 3.2 billion shillings ($24 million) by the governor.", [("3.2 billion shillings", "cost", "Damage"), ("$24 million", "cost", "Damage")]),
    ("The poll found 38 percent of Armenians support the protests.", [("38 percent", "support", "Armenians")]),
    ("With 92 percent of ballots counted, the Unity Party had 47.3 percent and the Alliance 41.8 percent.", [("92 percent", "count", "ballots"), ("47.3 percent", "won", None), ("41.8 percent", "won", None)]),
    ("The bank had 47.3 percent of the shares.", [("47.3 percent", "have", "shares")]),
    ("Of the 312 suspected cases, 57 had come back positive.", [("312", "suspected", "suspected cases"), ("57", "confirmed", "suspected cases")]),
    ("About 40 percent of those who died had not been vaccinated.", [("About 40 percent", "vaccinated", None)]),
    ("Some 40 percent of those who were killed were buried in Tarsk.", [("Some 40 percent", "trapped", None)]),
    ("Some 40 percent of those who died lived in Tarsk.", [("Some 40 percent", "live", None)]),
    ("Most of the 40 who died were children.", [("40", "killed", None)]),
    ("The rebels put army losses at 70.", [("70", "killed", "army losses")]),
    ("The firm put its losses at 70 million euros.", [("70 million euros", "loss", "losses")]),
    ("Relatives had drawn up a list of 58 names.", [("58", "draw", "names")]),
    ("The march drew 58 people.", [("58", "attended", "people")]),
    ("The tribunal jailed the others for up to nine years.", [("up to nine years", "sentenced", None)]),
    ("The firm leased the hall to others for nine months.", []),
    ("The Front took 112 of the 230 seats.", [("112", "won", None), ("230", "won", "seats")]),
    ("The Front took 112 boats.", [("112", "take", "boats")]),
    ("It will shut its plant, with the loss of 1,100 jobs.", [("1,100", "cut", "jobs")]),
    ("The army confirmed the loss of 12 soldiers.", [("12", "killed", "soldiers")]),
    ("It posted a loss of 12 million euros.", [("12 million euros", "loss", "loss")]),
    ("Russia had launched 91 drones and six missiles overnight, of which 70 were downed.", [("91", "fired", "drones"), ("six", "fired", "missiles"), ("70", "intercepted", "missiles")]),
    ("Two suspects were arrested, bringing to seven the number of people held.", [("Two", "arrested", "suspects"), ("seven", "held", "people")]),
    ("A body was found, raising to 12 the death toll.", [("12", "killed", None)]),
    ("Volunteers brought to 40 schools the best books.", [("40", "bring", "schools")]),
    ("Rebels seized 14 vehicles and took 35 teachers hostage.", [("14", "seized", "vehicles"), ("35", "taken_hostage", "teachers")]),
    ("Some 31 hostage families met.", [("Some 31", "meet", "hostage families")]),
    ("More than 80,000 homes were without power early on Wednesday, down from a peak of 210,000.", [("More than 80,000", "without_power", "homes"), ("210,000", "without_power", "homes")]),
    ("The survey found that three in five distrust the courts.", [("three in five", "distrust", None)]),
    ("The coast guard rescued 61 migrants. Survivors said around 100 had set out.", [("61", "rescued", "migrants"), ("around 100", "set", None)]),
    ("Some 7,400 houses had lost their roofs.", [("Some 7,400", "damaged", "houses")]),
]  # fmt: skip

NO_CLAIM = [
    "They waited for three days.",
    "The march took two hours.",
    "The two sides met for three days.",
    "Talks resumed after two weeks.",
    "Both of the two largest parties refused.",
    "Rule 4 was ignored.",
    "The heavyweight lost in round three.",
    "Ten Downing Street kept its lights on.",
    "The film Seven Samurai was shown.",
    "The study gave a 95 percent confidence interval.",
    "The vote was 61 to 58.",
    "Parliament passed it by a margin of 61 to 58.",
    "The driver, 45, was hurt.",
    "A farmer, 33, died in the fire.",
    "The mayor, a father of three, resigned.",
    "The attack was the second one this week.",
]


def readings(text: str) -> list[MeasureReading]:
    """The measures of a text of one sentence."""
    s = scan(text)
    figures = [
        Figure(s.tokens_in(q.start, q.end).start, s.tokens_in(q.start, q.end).stop, q.start, q.end, q.value)
        for q in find_quantities(text)
    ]
    return read_measures(s, 0, len(s), figures, load_lexicon())


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=[text for text, _ in SENTENCES])
def test_every_figure_gets_its_predicate_and_noun(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    """Verbs, nouns, adjectives and the constructions that carry them."""
    assert [(r.figure.value.text, r.predicate, r.counted) for r in readings(text)] == expected


@pytest.mark.parametrize("text", NO_CLAIM)
def test_references_and_time_adverbials_are_no_claims(text: str) -> None:
    """A definite small number points, a span of time says when."""
    assert readings(text) == []


def test_parts_point_to_their_whole() -> None:
    """All parts of one list share the whole; a partitive pronoun makes a part too."""
    parts = [r.part_of for r in readings("35 people, including 12 children and 9 women, were killed.")]
    assert parts == [None, 0, 0]
    parts = [r.part_of for r in readings("The clinic treated 40 patients, 12 of them children.")]
    assert parts == [None, 0]


def test_an_unknown_verb_falls_back_to_its_lemma() -> None:
    """Nothing is lost where the lexicon has no predicate, and the reading says so."""
    [reading] = readings("The bank lent $5 billion.")
    assert (reading.predicate, reading.fallback) == ("lend", True)


def _second(text: str) -> list[MeasureReading]:
    """The readings of the second sentence of a text whose first has no figure."""
    s = scan(text)
    tokens = [(s.tokens_in(q.start, q.end), q) for q in find_quantities(text)]
    figures = [Figure(span.start, span.stop, q.start, q.end, q.value) for span, q in tokens]
    return read_measures(s, *s.sentences[1], figures, load_lexicon())


def test_a_figure_that_is_all_that_is_said() -> None:
    """It counts what the sentence before asked for or counted; a number that nobody tells counts nothing."""
    assert [r.predicate for r in _second("How many people marched? Not more than 25,000, says the ministry.")] == [
        "attended"
    ]
    told = readings_of("Volta made 112,000 cars last year. Data from the industry group show 104,000.")
    assert [(r.figure.value.text, r.predicate) for r in told] == [("112,000", "make"), ("104,000", "make")]
    assert readings_of("Nobody marched. Route 66 was empty.") == []


def readings_of(text: str) -> list[MeasureReading]:
    """The readings of all sentences of a text, each with those before it."""
    s, found = scan(text), []
    tokens = [(s.tokens_in(q.start, q.end), q) for q in find_quantities(text)]
    figures = [Figure(span.start, span.stop, q.start, q.end, q.value) for span, q in tokens]
    earlier: list[MeasureReading] = []
    for first, last in s.sentences:
        own = [figure for figure in figures if first <= figure.first < last]
        if own:
            earlier = read_measures(s, first, last, own, load_lexicon(), earlier)
            found += earlier
    return found


def test_what_an_earlier_sentence_named() -> None:
    """Words such as "the figure", "six of them" and "53 of the injured" point back; a total takes its measure from its sentence."""
    earlier = readings("The blast killed 40 people.")

    def then(text: str) -> list[tuple[str, str | None]]:
        s = scan(text)
        figures = [
            Figure(s.tokens_in(q.start, q.end).start, s.tokens_in(q.start, q.end).stop, q.start, q.end, q.value)
            for q in find_quantities(text)
        ]
        found = read_measures(s, 0, len(s), figures, load_lexicon(), earlier)
        return [(r.predicate, r.part_of_earlier) for r in found]

    assert then("The ministry put the figure at 47.") == [("killed", None)]
    assert then("Six of them were children.") == [("killed", "killed")]
    assert then("Eight children were among them.") == [("killed", "killed")]
    assert then("Some 53 of the injured were in hospital.") == [("hospitalised", "injured")]
    assert then("The prefect spoke of 52.") == [("killed", None)]
    assert then("The monitoring group came up with 60.") == [("killed", None)]
    assert then("The defence contends it was no more than 38.") == [("killed", None)]
    assert then("The tanker reached 26 ports.") == [("reach", None)]
    assert then("The service has not changed its estimate of 42.") == [("killed", None)]
    assert then("The service stood by its 42.") == [("killed", None)]
    assert then("He sold his 42 cows.") == [("sold", None)]
    assert then("Local doctors still speak of 61.") == [("killed", None)]
    assert then("Nineteen were children.") == [("killed", "killed")]
    assert then("Of these, 31 were foreigners.") == [("killed", "killed")]
    assert then("Nineteen were injured.") == [("injured", None)]
    assert then("The relatives' list now had 44 names.") == [("killed", None)]
    assert then("The petition had 44 names.") == [("have", None)]
    assert [r.predicate for r in _second("Both agree that far too many are dead. The ministry's tally was 24.")] == [
        "killed"
    ]
    assert [r.predicate for r in _second("How full was the hall? Around 300, said a monk.")] == ["be"]
    earlier = readings("Police arrested 540 people.")
    assert then("The bureau gave the number of foreigners as 287.") == [("arrested", None)]
    earlier = readings("The deficit came to 1.9 percent.")
    assert then("The audit office puts it at 3.6 percent.") == [("deficit", None)]
    earlier = readings("Fuel subsidies have cost 840 billion tugriks.")
    assert then("The ministry said they amounted to 510 billion.") == [("cost", None)]
    earlier = readings("The firm made 300 million euros.")
    assert then("Twelve are banks.") == []
    earlier = ()
    assert [r.predicate for r in _second("How many marched? The observers came up with 60,000.")] == ["attended"]
    assert [r.predicate for r in _second("How old was it? The tanker reached 26.")] == ["reach"]
    earlier = readings("The final count is 23 dead and 81 injured.")
    assert then("The monitors raised their own figure to 20.") == [("killed", None)]
    assert then("The hospital spoke of 90.") == [("injured", None)]
    assert then("Nine more bodies were found, bringing the total to 49.") == [("found", None), ("found", None)]
    earlier = readings("The firm cut 2,800 jobs.")
    assert then("Some 1,500 of the cuts were made in Germany.") == [("cut", "cut")]
    assert then("Some 1,500 of the cuts were cancelled.") == [("cancel", "cut")]
    assert then("Some 1,500 of the flights were made in Germany.") == [("make", None)]
    assert then("Some 1,500 of the arrests were made in Germany.") == [("arrested", "arrested")]
    assert then("Of the 6,000 jobs, 2,200 were cut.")[1] == ("cut", None)


def test_a_number_of_some_counts_them() -> None:
    """The running figure's name says of whom it is the number; "the number" alone is that of the sentence before."""
    text = "Police arrested 540 people. {}"
    for sentence, counted in (
        ("The bureau gave the number of foreigners as 287.", "foreigners"),
        ("The bureau put the total of drivers at 87.", "drivers"),
        ("The bureau put the number at 560.", "people"),
    ):
        found = [claim.measure for claim in extract(text.format(sentence)) if claim.measure is not None]
        assert [(m.predicate, m.counted) for m in found] == [("arrested", "people"), ("arrested", counted)]
