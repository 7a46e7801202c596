"""Words that tell a full name from a place, a body or a sentence: given names, surnames, and what a surname is not.
Given names are those usual in England and Wales over some generations, as the yearly lists of babies' names show."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


GIVEN_NAMES = _words(
    """
    Aaron Abbie Abby Abdul Abdullah Abigail Abraham Adam Adele Adnan Adrian Adriana Agnes Agnieszka Ahmad Ahmed
    Aidan Aimee Aisha Aishah Akash Alan Alana Alasdair Albert Alec Aled Alejandro Aleksandra Alesha Alex
    Alexander Alexandra Alexandru Alexis Alfie Alfred Ali Alice Alicia Alina Alisha Alison Alistair Allan Alun
    Alyssa Amanda Amandeep Amara Amelia Amelie Amina Amir Amit Amy Ana Anand Andre Andrea Andreea Andrei Andrew
    Andrzej Aneta Angela Angharad Angus Anil Anita Anjali Ann Anna Annabel Anne Annette Annie Anthea Anthony
    Antonia Antonio Anwar Aoife Archie Arfan Arjun Arthur Arun Asad Asha Ashok Asif Asma Audrey Avril Ayaan
    Ayesha Azhar Babar Balbir Baljit Barbara Bartosz Beatrice Becky Ben Benjamin Bernadette Bernard Bertie Beth
    Bethan Bethany Betty Beverly Bilal Bogdan Bradley Brenda Brendan Brian Bridget Bronwen Bryan Bryn Caitlin
    Callum Calum Cameron Camilla Carina Carl Carla Carlos Carly Carmen Caroline Carolyn Carwyn Carys Catherine
    Cathy Catrin Cecilia Celia Cerys Charles Charlie Charlotte Cheryl Chidi Chinedu Chloe Chris Christina
    Christine Christopher Ciara Cindy Claire Clara Clare Clive Colin Connor Conor Cristina Cynthia Dafydd Damian
    Damien Dan Daniel Daniela Danielle Danny Darren Daryl David Debbie Deborah Declan Deepak Delroy Delyth Demi
    Denis Denise Dennis Derek Desmond Diana Diane Dilip Dimitri Dipak Dominic Dominik Donald Donna Doreen Doris
    Dorothy Duncan Dylan Eamon Ebony Edith Edmund Edna Eduardo Edward Edwin Eileen Eilidh Elaine Eleanor Elena
    Eleri Eliza Elizabeth Ella Ellen Ellie Elliot Elliott Eloise Elsie Emily Emlyn Emma Emmanuel Eric Erica Erin
    Ernest Esme Estelle Esther Ethan Ethel Eugene Eunice Evan Evelyn Evie Ewa Ewan Fahad Faisal Farah Farhan
    Farida Farzana Fatima Fatma Felicity Felix Fernando Ffion Finlay Finley Fiona Folake Frances Francesca
    Francis Freddie Frederick Freya Gabriel Gabriela Gabriella Gail Gareth Garry Gary Gavin Gayle Gemma Geoff
    Geoffrey George Georgina Gerald Geraldine Gerard Gethin Gheorghe Gillian Gina Gladys Glenda Glenn Glenys
    Gloria Glyn Gordon Graeme Graham Greg Gregory Gurdeep Gurpreet Gwen Gwendolyn Gwyneth Habib Haider Hamza
    Hannah Harjit Haroon Harold Harpreet Harriet Harry Harvey Hasan Hassan Hayley Heidi Helen Helena Henry
    Hilary Hilda Hollie Howard Huda Hugh Hugo Humphrey Hussain Hussein Ian Ibrahim Idris Iestyn Ieuan Ifeoma
    Ikram Imogen Imran Inderjit Indira Ioan Ioana Irene Irfan Irina Isaac Isabel Isabella Isabelle Isla Ismail
    Iwan Jack Jackie Jacob Jacqueline Jagdeep Jagdish Jaime Jake Jakub James Jamie Jamila Jane Janet Janice
    Janine Jasbir Jasmin Jasmine Jason Jasper Jaswinder Javed Javier Jayden Jayne Jean Jeff Jeffrey Jemma
    Jennifer Jenny Jeremy Jermaine Jerome Jesse Jessica Jill Jim Jimmy Jo Joan Joanna Joanne Jodie Joe Joel John
    Johnathan Jon Jonah Jonathan Jorge Jose Joseph Josephine Josh Joshua Joyce Juan Judith Judy Julia Julian
    Juliana Julie Juliet Justin Justyna Kai Kamal Kamran Karen Karim Karl Karolina Kashif Kate Katarzyna
    Katharine Katherine Kathleen Kathryn Kathy Katie Katrina Katy Kavita Kay Kayleigh Keeley Keira Keith Kelly
    Kelvin Ken Kenneth Kerry Kevin Khadija Khalid Kieran Kim Kiran Kirsten Kirsty Kofi Kris Krishna Kristian
    Krystyna Krzysztof Kuldip Kulwinder Kwame Kyle Kylie Lakshmi Lara Lata Laura Lauren Laurence Lawrence Leah
    Leanne Lee Leila Lena Leo Leon Leona Leonard Leroy Lesley Leslie Lewis Liam Libby Lilian Lillian Lilly Linda
    Lindsay Lindsey Linzi Lisa Liz Lizzie Llinos Lloyd Logan Lorna Lorraine Louisa Louise Lucas Lucia Lucinda
    Lucy Luis Lukas Luke Lukasz Lydia Lyndsey Lynn Lynne Lynsey Maciej Madeleine Madison Magdalena Maggie
    Mahmood Maisie Malcolm Malgorzata Mandy Manjit Manpreet Marcel Marcin Marcus Margaret Margery Maria Mariam
    Marian Marie Marilyn Mario Marion Marjorie Marlene Marta Martha Martin Martina Martyn Mary Maryam Mateusz
    Mathew Matilda Matt Matthew Maureen Maurice Mavis Maxine Maya Megan Meera Mehmet Melanie Melissa Mia Michael
    Michaela Michal Michelle Miguel Mihai Mike Mila Mildred Millie Mina Miriam Mohamed Mohammad Mohammed Mohamud
    Mohan Moira Mollie Molly Mona Monica Monika Moses Muhammad Muhammed Muriel Musa Mustafa Myra Nadia Nadine
    Nancy Naomi Narinder Nasir Nasreen Natalia Natalie Natasha Nathan Nathaniel Naveed Neelam Neil Nerys Ngozi
    Nia Niall Niamh Nicholas Nick Nicola Nicole Nigel Nikita Nikki Nila Nimra Nina Noah Noor Nora Noreen Norma
    Nuala Nusrat Oleksandr Olga Oliver Olivia Oliwia Oluwaseun Omar Osama Oscar Osman Owain Owen Pamela
    Parminder Patricia Patrick Patrycja Paul Paula Pauline Pawel Pedro Peggy Peter Petra Phil Philip Philippa
    Phillip Phoebe Phyllis Piotr Polly Pooja Pradeep Prakash Priya Qasim Rabia Rachael Rachel Radu Rafal Rahul
    Raj Rajesh Rajinder Rakesh Ramesh Rania Ranjit Rashid Ravi Ravinder Raymond Razia Rebecca Reece Reena Rehana
    Rekha Renata Rhian Rhiannon Rhodri Rhys Ricardo Richard Ricky Rita Rizwan Robert Roberta Roberto Rodney
    Roger Rohan Roisin Ronald Ronnie Rory Rosalind Rosemary Rosie Roxanne Roy Rukhsana Rupert Rupinder Russell
    Ruth Ryan Saad Sabina Sabrina Sadia Saeed Safiya Saira Sajid Salim Sally Salma Sam Samantha Samia Samina
    Samir Samuel Sana Sandeep Sandra Sanjay Sara Sarah Satnam Scott Sean Sebastian Seema Selina Seren Sergio
    Shabana Shabnam Shahid Shakeel Shane Shannon Sharon Shaun Shauna Shazia Sheila Shelley Shirin Sian Sidney
    Simon Simone Sinead Siobhan Sioned Sofia Sohail Sonia Sophia Sophie Stacey Stefan Stefania Stella Stephanie
    Stephen Steve Steven Stuart Suleman Sulaiman Sunil Sunita Suresh Surinder Susan Susanna Susanne Suzanne Suzy
    Svetlana Sybil Sylvia Tahir Tamara Tamsin Tania Tanya Tara Tariq Tasneem Tatiana Temitope Terence Teresa
    Terry Tessa Thelma Theo Theodore Theresa Thomas Tia Tiffany Tim Timothy Tina Toby Tom Tomasz Tony Tracey
    Tracy Trevor Tristan Tunde Ulrika Umar Uzma Valentina Valerie Vanessa Vasile Vera Verity Vernon Veronica
    Vicky Victor Victoria Vijay Vikram Vincent Viorel Vivian Vivienne Vladimir Walter Waqar Wayne Wendy Wiktoria
    Wilfred William Winifred Winston Wojciech Xavier Yasin Yasmin Yolanda Yousef Yusuf Yvette Yvonne Zachary
    Zahid Zahra Zainab Zara Zeeshan Zoe Zofia Zuzanna
    """
)
"""A capitalised word after one of these is a surname, unless something else speaks against it."""

DOUBTFUL_NAMES = _words(
    """
    Art Ashley Autumn Barry Beverley Bill Billy Blessing Bob Bobby Carol Chelsea Constance Crystal Daisy Dale
    Dawn Dean Don Douglas Drew Dudley Eden Eve Faith Florence Frank Georgia Grace Grant Guy Hazel Heather Holly
    Hope Ion Iris Ivy Jade Jay Jordan Joy Justice Kimberley Lily Mark Max Mercy Mitchell Morgan Nelson Norman
    Olive Pat Patience Pearl Penny Poppy Preston Ram Ray Riley Rob Robin Rose Ross Rowan Ruby Sandy Shirley Skye
    Stanley Summer Sue Taylor Ted Tudor Violet Will
    """
)
"""Given names that are words, towns or firms as often ("Will", "Grant", "Penny"): persons with a usual surname only.
"Amber" is nowhere here: it is a rating."""

MONTH_NAMES = frozenset({"April", "May", "June", "August"})
"""Names in the middle only: "May Elections" is no person."""

USUAL_SURNAMES = _words(
    """
    Adams Ahmed Akhtar Ali Allen Anderson Andrews Atkinson Bailey Baker Barker Barnes Begum Bennett Bibi Bloggs
    Brown Butler Campbell Carr Carter Chapman Chowdhury Clark Clarke Collins Cooper Cox Davies Davis Dawson
    Dixon Edwards Ellis Evans Foster Gibson Graham Gray Griffiths Harris Harrison Harvey Henderson Holmes Howard
    Hughes Hussain Iqbal Jackson James Jenkins Johnson Johnston Jones Kaur Kelly Kennedy Khan Knight Kumar Lee
    Lewis Lloyd Mahmood Marshall Martin Mason Matthews Miah Miller Mitchell Moore Morgan Morris Murphy Murray
    Owen Palmer Parker Patel Pearson Phillips Powell Rahman Reynolds Richards Richardson Roberts Robertson
    Robinson Rogers Russell Ryan Saunders Scott Shah Sharma Shaw Simpson Singh Smith Spencer Stevens Stewart
    Taylor Thomas Thompson Thomson Turner Walker Walsh Watson Webb Wilkinson Williams Williamson Wilson Wright
    """
)

BODIES = _words(
    """
    Abbey Academy Act Ambulance Appeal Arena Arms Association Avenue Award Bank Barracks Bay Beach Board
    Boulevard Bridge Building Bypass Campaign Campus Care Castle Cathedral Centre Chapel Charity Church Circus
    Clinic Close Club College Commission Committee Community Conference Corner Cottage Council Court Crescent
    Cross Cup Day Dock Drive Embankment Estate Farm Festival Field Fire Forum Foundation Fund Gallery Gardens
    Gate Group Grove Guard Hall Harbour Hospice Hospital Hostel Hotel House Inn Inquiry Institute Island
    Junction Lake Lane Law League Library Lodge Mandatory Manor Market Medal Memorial Minster Mosque Museum
    Office Palace Panel Parade Parish Park Partnership Pier Place Police Port Practice Precinct Primary Prison
    Programme Project Quarter Quay Railway Report Reservoir Response Review Rise Road Row Rule School Scheme
    Secondary Service Shelter Shop Shopping Society Square Stadium Station Store Street Suite Surgery Team
    Temple Terrace Theatre Tower Training Trophy Trust Unit University Valley View Village Walk Way Week Wharf
    Yard Youth
    """
)
"""What a place or a body that is named after a person ends in: "Elizabeth House", "Thomas Bloggs School"."""

NO_SURNAMES = BODIES | _words(
    """
    Central East High Line North South Chief Constable Inspector Sergeant Superintendent Commissioner Officer
    Manager Director Head Lead Deputy Assistant Chair Executive Crime Force One Two Three Monday Tuesday
    Wednesday Thursday Friday Saturday Sunday January February March April May June July August September
    October November December
    """
)

NAMED_LIKE_A_PERSON = frozenset(
    {"Anthony Nolan", "Jack Russell", "John Lewis", "Leonard Cheshire", "Marie Curie", "Sue Ryder"}
)
"""Charities, a shop and a breed of dog."""
