"""Frequent names in Arabic letters (Arabic, Dari, Pashto) as French papers write them: their short vowels are not written.

Persian ye and kaf throughout; any other name is read letter by letter (``cirj.socle.alphabets``).
"""

_LIGNES = """
محمد mohamed,احمد ahmad,أحمد ahmad,محمود mahmoud,حامد hamed,حمید hamid,حسن hassan,حسین hussein,علی ali,عمر omar,
عثمان othman,ابراهیم ibrahim,إبراهیم ibrahim,اسماعیل ismail,إسماعیل ismail,یوسف youssef,یونس younes,یعقوب yaqub,
موسی moussa,عیسی issa,داوود daoud,داود daoud,سلیمان souleiman,آدم adam,ادم adam,هارون haroun,یحیی yahya,زکریا zakaria,
مصطفی moustafa,خالد khaled,خلیل khalil,جمال jamal,کمال kamal,طارق tarek,ولید walid,سمیر samir,کریم karim,رحیم rahim,
رحمن rahman,الرحمن rahman,عزیز aziz,سلام salam,قادر qader,حکیم hakim,صالح saleh,ناصر nasser,نبیل nabil,ماجد majed,
ماهر maher,سالم salem,سعید said,سعد saad,فرید farid,رشید rachid,حبیب habib,نجیب najib,امین amin,أمین amin,انس anas,
أنس anas,انور anwar,أنور anwar,ایمن ayman,أیمن ayman,بلال bilal,بشار bachar,باسم bassem,حسام houssam,رامی rami,
زیاد ziad,عادل adel,عمار ammar,فادی fadi,فارس fares,قاسم qassem,مروان marwan,معاذ mouaz,نور nour,هادی hadi,هیثم haitham,
وسیم wassim,یاسر yasser,جاوید javid,نوید navid,امید omid,مسعود massoud,منصور mansour,جواد jawad,رضا reza,مهدی mehdi,
غلام gholam,سید sayed,گل gul,شاه shah,خان khan,جان jan,میر mir,شیر sher,نصر nasr,رحمت rahmat,عصمت esmat,نعمت nemat,
هدایت hedayat,عنایت enayat,حکمت hekmat,شفیق chafiq,ضیا zia,اسد assad,سیف seif,صلاح salah,شمس chams,جلال jalal,بدر badr,
الدین din,دین din,الله ullah,عبدالله abdallah,عبد abd,عبدو abdou,فاطمة fatima,فاطمه fatima,زهرا zahra,زهراء zahra,
زهرة zohra,زهره zohra,مریم maryam,عائشة aicha,عایشه aicha,خدیجة khadija,خدیجه khadija,زینب zeinab,لیلی leila,سلمی salma,
امینة amina,أمینة amina,امینه amina,سمیرة samira,سمیره samira,کریمة karima,رقیة roqia,رقیه roqia,هالة hala,هبة hiba,
رانیا rania,ریم rim,ریما rima,دانا dana,ندی nada,هدی houda,هدا houda,منی mona,سارة sara,ساره sara,شیماء chaima,
اسماء asma,أسماء asma,ایمان iman,إیمان iman,یاسمین yasmin,سمیة soumaya,سمیه soumaya,صفیة safia,صفیه safia,ثریا soraya,
پروانه parwana,فرزانه farzana,شبنم chabnam,نیلوفر nilofar,فرشته fereshta,شکریه choukria,معصومه massouma,مرضیه marzia,
نرگس narges,گلثوم kolthoum,رحمانی rahmani,رحیمی rahimi,کریمی karimi,حسینی hosseini,حیدری haidari,احمدی ahmadi,
محمدی mohammadi,نظری nazari,امیری amiri,اکبری akbari,نوری nouri,موسوی moussavi,رضایی rezai,رضائی rezai,علوی alawi,حلبی halabi,حموی hamwi,
مصری masri,شامی chami,حداد haddad,نجار najjar,خطیب khatib,درویش darwich,شیخ cheikh,عمری omari,علی‌زاده alizada
"""
NOMS = dict(entree.strip().split(" ", 1) for entree in _LIGNES.replace("\n", "").split(",") if entree.strip())
